/*
 * What makes a PDF or a Word file is nine tenths of this function's code (docs/benchmarks/cold-start.md), and most of its requests make
 * none: it is read when the first paper is made.
 */
export const openPaper = () => import('../../lib/forms/pdf.ts');
export const openWord = () => import('../../lib/forms/word.ts');
