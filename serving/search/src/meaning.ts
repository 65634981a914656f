import type { TitleIndex } from '@marquee/catalogue';
import type { Answer } from '@marquee/pipeline';

/** A title and how near it comes to what is meant: higher is nearer, in any unit. */
export interface MeantTitle {
	readonly index: TitleIndex;
	readonly score: number;
}

/** Finds titles by what words are about, where their names do not say it. */
export interface Meaning {
	/** Titles that the words are about, best first; none where no word says anything. */
	readonly titlesAbout: (
		text: string,
		locale: string | undefined,
		limit: number,
	) => Answer<readonly MeantTitle[]>;
	/** Titles like one title, best first, without itself; none where nothing is known of it. */
	readonly titlesLike: (title: TitleIndex, limit: number) => Answer<readonly MeantTitle[]>;
}
