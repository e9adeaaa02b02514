import type MarkdownIt from 'markdown-it';

// Named from what they are part of: the package exports them under other names to CommonJS than to modules.

/** A piece of a parsed page. */
export type Token = ReturnType<MarkdownIt['parse']>[number];

/** Reads a block of lines, when it is its own. */
export type BlockRule = Parameters<MarkdownIt['block']['ruler']['before']>[2];

/** Adds a token to the page being parsed: its type, its tag, and whether it opens (1), closes (-1) or neither (0). */
export type Push = Parameters<BlockRule>[0]['push'];
