import type { AskedFor, KnownGround, Tasted, Viewer } from '@marquee/retrieval';
import type { ProfileId, RequestId } from '@marquee/units';
import type { Touchstoned } from './touchstones.ts';

/** A home page is asked for. */
export interface HomeAsked extends AskedFor {
	readonly requestId: RequestId;
	readonly profileId: ProfileId;
}

/** What every row may know about the request. */
export type HomeQuery = HomeAsked &
	Tasted &
	Touchstoned & { readonly viewer: Viewer; readonly knownGround: KnownGround };
