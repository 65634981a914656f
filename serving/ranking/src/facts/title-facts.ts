import type { Title } from '@marquee/contracts';

/** What a title is. */
export interface TitleFacts {
	readonly title: Title;
}
