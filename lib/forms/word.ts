export * from './docx.ts';
export { shippedTemplate } from './shipped-template.ts';
