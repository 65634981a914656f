export type { TitleAttributes } from './title-attributes.ts';
