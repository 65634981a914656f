import type { PageRequest } from '@marquee/page';
import type { PageOutline } from './page-outline.ts';

/** A page as it is kept, and when it was made. */
export interface KeptPage {
	readonly form: Uint8Array;
	readonly generatedAt: number;
}

/** The last pages of as many profiles as there is room for. */
export interface KeptPages {
	/** Keeps the page, unless a newer one is kept there. */
	readonly keep: (key: string, page: Pick<PageOutline, 'kept' | 'generatedAt'>) => void;
	readonly find: (key: string) => KeptPage | undefined;
	readonly forget: (key: string) => void;
	readonly size: () => { readonly pages: number; readonly bytes: number };
}

/** What an entry takes beside the bytes of its page: key, map and objects. */
const overheadBytes = 300;

/** Whichever page was neither kept nor asked for longest makes way first. A page larger than all the room is not kept. */
export function keptPages(roomBytes: number): KeptPages {
	const pages = new Map<string, KeptPage>();
	let bytes = 0;
	const sizeOf = (key: string, { form }: KeptPage) => form.length + 2 * key.length + overheadBytes;
	const forget = (key: string) => {
		const kept = pages.get(key);
		if (kept === undefined) return;
		pages.delete(key);
		bytes -= sizeOf(key, kept);
	};
	return {
		keep: (key, { kept: form, generatedAt }) => {
			if ((pages.get(key)?.generatedAt ?? -Infinity) > generatedAt) return;
			forget(key);
			const kept = { form, generatedAt };
			if (sizeOf(key, kept) > roomBytes) return;
			pages.set(key, kept);
			bytes += sizeOf(key, kept);
			while (bytes > roomBytes) forget(pages.keys().next().value!);
		},
		find: (key) => {
			const kept = pages.get(key);
			if (kept === undefined) return undefined;
			pages.delete(key);
			pages.set(key, kept); // the newest stands last
			return kept;
		},
		forget,
		size: () => ({ pages: pages.size, bytes }),
	};
}

/** Under what a page is kept: the profile and everything it asked by, but not the country, which rules see to. */
export function keptUnder(
	request: Pick<PageRequest, 'profileId' | 'asked' | 'on' | 'locale'>,
): string {
	const { profileId, asked, on, locale } = request;
	const narrowed = Object.entries(asked)
		.filter(([, value]) => value !== undefined)
		.sort(([a], [b]) => (a < b ? -1 : 1));
	return JSON.stringify([profileId, on?.device ?? '', locale ?? '', ...narrowed.flat()]);
}
