import type { Title } from '@marquee/contracts';
import type { TitleSpace } from '@marquee/embeddings';
import type { TitleId } from '@marquee/units';
import type { SentenceEmbedding } from './sentence-embedding.ts';

/** What titles are put into words with. */
export interface SentenceSpaceParts {
	readonly embedding: SentenceEmbedding;
	readonly titles: readonly Title[];
	readonly descriptions?: (title: Title) => readonly string[];
}

/**
 * Where titles stand in an owner's space of sentences, so that `nearestRows`, or an exact scan, finds them by the embedding of a
 * query: each by one text that says all that is said of it.
 */
export async function sentenceSpace({
	embedding,
	titles,
	descriptions = () => [],
}: SentenceSpaceParts): Promise<TitleSpace> {
	const { dimension: width } = embedding;
	const texts = titles.map((title) => sentenceOf(title, descriptions(title)));
	const vectors = new Float32Array(titles.length * width);
	for (const [title, vector] of (await embedding.embed(texts)).entries())
		vectors.set(vector ?? [], title * width);
	return { titleIds: titles.map(({ titleId }) => titleId as TitleId), width, vectors };
}

/** The most telling first: a model may cut off what comes last. */
function sentenceOf(title: Title, descriptions: readonly string[]): string {
	const { name, year, genres, people = [], tags = [] } = title;
	const lists = [genres, tags, people].filter((list) => list.length > 0);
	const named = year === undefined ? name : `${name} (${year})`;
	return [named, ...lists.map((list) => list.join(', ')), ...descriptions].join('. ');
}
