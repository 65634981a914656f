import { Country, Device, Identifier, Locale, type SkippedStage } from '@marquee/contracts';
import type { PageAsked } from '@marquee/degradation';
import { type Clock, hash32, type ProfileId, requestId as requestIdOf } from '@marquee/units';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { patienceOf } from './patience.ts';
import type { PreferencesReader } from './preferences-of.ts';

/** Who asks for something to watch, where and how. */
export const circumstances = {
	profile: Identifier('for whom'),
	device: Type.Optional(Device),
	country: Type.Optional(Country),
	locale: Type.Optional(Locale),
};

/** What a request says of its circumstances. */
export interface Circumstances extends NonNullable<PageAsked['on']> {
	readonly profile: ProfileId;
	readonly locale?: string;
}

/** Somebody asks, now: what the request says and, where it says nothing, what the profile prefers. */
export type Asking = Required<
	Pick<PageAsked, 'requestId' | 'profileId' | 'now' | 'on' | 'seed' | 'signal'>
> &
	Pick<PageAsked, 'locale' | 'maturityLimit' | 'spentMs'>;

/** Somebody asks; `skipped` names what of them could not be found out. */
export interface AskingKnown {
	readonly asking: Asking;
	readonly skipped: readonly SkippedStage[];
}

export interface AskingParts {
	readonly clock: Clock;
	readonly preferences: PreferencesReader;
}

/** Puts together who asks; how old somebody must be to see a title is never the request's to say. */
export const askingOf =
	({ clock, preferences: reader }: AskingParts) =>
	async (
		said: Circumstances,
		request: FastifyRequest,
		reply: FastifyReply,
	): Promise<AskingKnown> => {
		const { preferences, missing } = await reader.of(said.profile);
		const requestId = requestIdOf(request.id);
		const country = said.country ?? preferences.country;
		const locale = said.locale ?? preferences.locale;
		const { maturityLimit } = preferences;
		const asking: Asking = {
			requestId,
			profileId: said.profile,
			now: clock.now(),
			on: {
				...(said.device !== undefined && { device: said.device }),
				...(country !== undefined && { country }),
			},
			...(locale !== undefined && { locale }),
			...(maturityLimit !== undefined && { maturityLimit }),
			// So that a page can be made again: its id says where its chance began.
			seed: hash32(requestId),
			signal: patienceOf(reply),
			spentMs: reply.elapsedTime,
		};
		const skipped = missing === undefined ? [] : [{ stage: 'preferences', cause: missing }];
		return { asking, skipped };
	};
