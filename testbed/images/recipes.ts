import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { images } from '../../course/images';
import type { Recipe } from './recipe';

/** Every image that can be made: each folder here with a recipe.ts, whose `recipe` it exports. */
const all = readdirSync(__dirname)
  .filter((name) => existsSync(join(__dirname, name, 'recipe.ts')))
  .map((name) => (require(`./${name}/recipe`) as { readonly recipe: Recipe }).recipe);

const ofTheCourse = [...new Set(Object.values(images).map(({ reference }) => reference))];

/** The images of the course, in its order. */
export const courseRecipes: readonly Recipe[] = ofTheCourse.flatMap((wanted) => all.filter(({ reference }) => reference === wanted));

/** The images of the test cluster's own components. */
export const clusterRecipes: readonly Recipe[] = all.filter(({ reference }) => !ofTheCourse.includes(reference));

export const recipes: readonly Recipe[] = [...courseRecipes, ...clusterRecipes];
