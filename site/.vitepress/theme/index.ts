import type { Theme } from 'vitepress';
import Default from 'vitepress/theme-without-fonts';
import '../../diagrams/drawing/diagrams.css';
import CourseParts from './components/CourseParts.vue';
import CourseStart from './components/CourseStart.vue';
import Layout from './Layout.vue';
import './styles/colors.css';
import './styles/text.css';
import './styles/code.css';
import './styles/terminal.css';
import './styles/diagram.css';
import './styles/navigation.css';
import './styles/progress.css';
import './styles/home.css';
import './styles/contrast.css';
import './styles/print.css';

/** VitePress' own theme, with the course's colours, its progress, and what its pages show. */
export default {
  extends: Default,
  Layout,
  enhanceApp({ app }) {
    app.component('CourseParts', CourseParts);
    app.component('CourseStart', CourseStart);
  },
} satisfies Theme;
