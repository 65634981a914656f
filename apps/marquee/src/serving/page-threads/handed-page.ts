import { defaultLadderLimits, outlineOf } from '@marquee/degradation';
import { bytesOfPage, type PageRequest, writtenPage } from '@marquee/page';
import type { PageTreatment, TreatedPage } from '../experiments/treated-pages.ts';
import type { TracedPage } from './page-making.ts';
import type { HandedPage } from './thread-messages.ts';

/** Makes a page, and takes it apart into what another thread gets of it. */
export async function handedPage(
	treated: TreatedPage,
	request: PageRequest,
	treatment: PageTreatment | undefined,
): Promise<HandedPage> {
	const { page, packed } = await treated(request, treatment);
	const { rows: _, ...head } = page;
	return {
		head,
		bytes: ofItsOwn(bytesOfPage(page)!),
		outline: outlineOf(page, defaultLadderLimits.keptTitles),
		trace: ofItsOwn(Buffer.from(JSON.stringify(packed))),
	};
}

/** What of a page is moved to the other thread rather than copied. */
export const transferredOf = ({ bytes, trace }: HandedPage): readonly ArrayBuffer[] => [
	bytes.buffer as ArrayBuffer,
	trace.buffer as ArrayBuffer,
];

/** The page on the other side. */
export const receivedPage = ({ head, bytes, outline, trace }: HandedPage): TracedPage => ({
	page: writtenPage(head, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)),
	outline,
	trace,
});

/** Small buffers share memory with others, which must stay here. */
const ofItsOwn = (bytes: Uint8Array): Uint8Array =>
	bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes);
