import type { Catalogue } from '@marquee/catalogue';
import type { Explanation, Page } from '@marquee/contracts';
import type { HomeRequest } from '@marquee/page';
import type { ControlPlane, SlateLog } from '@marquee/stores';
import type { Clock } from '@marquee/units';
import type { EventIntake, ProfileStates } from '@marquee/viewing';
import type { ServiceStatus } from './admin.ts';
import type { Limits } from './limits.ts';
import type { LoopLag } from './loop-lag.ts';

/** A fault that was answered without its cause; the operator gets the cause here. */
export interface Fault {
	readonly requestId: string;
	readonly route: string;
	readonly error: unknown;
}

/**
 * What a gateway is made of. It names no engine and reads no environment: a composition root hands it all of this.
 * `Trace` is whatever a page leaves behind of how it came about; the gateway passes it on unread.
 */
export interface GatewayParts<Trace> {
	readonly intake: Pick<EventIntake, 'accept'>;
	readonly states: Pick<ProfileStates, 'of'>;
	readonly catalogue: Pick<Catalogue, 'title'>;
	readonly controlPlane: Pick<
		ControlPlane,
		'keyByHash' | 'profiles' | 'profile' | 'addProfile' | 'preferProfile'
	>;
	readonly homePage: (request: HomeRequest) => Promise<{ readonly page: Page }>;
	/** The traces of pages; `promptSlateLog` finds them from the moment of the answer on. */
	readonly slates: Pick<SlateLog<Trace>, 'find'>;
	readonly explanation: (trace: Trace, titleId: string) => Explanation;
	/** What the operator sees beside what the gateway knows of itself. */
	readonly status: () => Awaitable<ServiceStatus>;
	readonly onFault: (fault: Fault) => void;
	readonly clock: Clock;
	/** Unguessable identifiers, never twice the same: of requests and of new profiles. */
	readonly newId: () => string;
	readonly limits?: Partial<Limits>;
	/** The lag of the event loop; measured unless given. */
	readonly lag?: LoopLag;
	readonly viewer?: ViewerFiles;
}

/** The web application, and the key that its visitors use without seeing it. */
export interface ViewerFiles {
	/** The folder of the built files; the index is `index.html`. */
	readonly folder: string;
	/** A key of its own, with the scopes events and pages; sent as an HttpOnly cookie. */
	readonly key: string;
	/**
	 * Who gets the cookie. `loopback`: this machine alone. `everyone`: whoever reaches the address may read and write
	 * as any profile; a deliberate choice for a closed network. Without it the page is refused to all others.
	 */
	readonly visitors?: 'loopback' | 'everyone';
}

export type Awaitable<Value> = Value | Promise<Value>;
