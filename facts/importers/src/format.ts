import type { ImportSource } from './import-source.ts';

/** One kind of source: how it is recognised and how it is opened. One file per format. */
export interface Format {
	readonly name: string;
	/** What is looked for, in words: said when nothing fits. */
	readonly looksFor: string;
	/** Whether the format lies at this path: a look at names and first rows, not a reading. */
	readonly recognises: (place: Place) => boolean | Promise<boolean>;
	readonly open: (place: Place) => ImportSource | Promise<ImportSource>;
}

/** What lies at a path. */
export interface Place {
	readonly path: string;
	/** The names in the folder; `undefined` for a file. */
	readonly names: ReadonlySet<string> | undefined;
}

/** Whether the place is a folder with all these files in it. */
export const hasAll = ({ names }: Place, ...wanted: readonly string[]): boolean =>
	names !== undefined && wanted.every((name) => names.has(name));
