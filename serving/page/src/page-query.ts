import type { TitleIndex } from '@marquee/catalogue';
import type { Continued } from '@marquee/continuing';
import type { Title } from '@marquee/contracts';
import type { Objective } from '@marquee/rankers';
import type { GenreMixed } from '@marquee/ranking';
import type { Foremost, KnownGround, Tasted, Viewer } from '@marquee/retrieval';
import type { Admission, Circumstances } from './admission.ts';
import type { Shape } from './attention.ts';
import type { Broad } from './broad.ts';
import type { FeaturesRead } from './features-read.ts';
import type { Leaning } from './genres.ts';
import type { PageRequest } from './page-request.ts';
import type { Touchstoned } from './touchstones.ts';

/** What every row may know about the request. */
export type PageQuery = PageRequest &
	Tasted &
	Touchstoned &
	Foremost &
	GenreMixed & {
		readonly viewer: Viewer;
		readonly knownGround: KnownGround;
		readonly admission: Admission;
		readonly circumstances: Circumstances;
		/** Genres, most leant to first. */
		readonly leanings: readonly Leaning[];
		readonly shape: Shape;
		/** A title of the catalogue, called what it is called in the viewer's language. */
		readonly titleAt: (index: TitleIndex) => Title;
		readonly continued: Continued;
		readonly broad: Broad;
		/** What showing each of these titles is worth to the ranker, in an array of one's own. `// (N)` */
		readonly rank: (titles: ArrayLike<TitleIndex>) => Float32Array;
		/** What the ranker expects of showing a title. */
		readonly expected: (title: TitleIndex) => Readonly<Record<Objective, number>>;
		/** What the ranker has read so far, where this page keeps it. */
		readonly featuresRead: () => FeaturesRead | undefined;
	};
