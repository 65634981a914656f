import { continuingModelMalformed } from './errors.ts';
import { type SessionFeature, sessionFeatureNames } from './session-features.ts';
import { type TitleFeature, titleFeatureNames } from './title-features.ts';

/** From when on a begun title is taken for given up. */
export interface AbandonedFrom {
	/** Days after which a title that was left in its first minutes is not offered again. */
	readonly leftEarlyDays: number;
	/** Days after which no begun title is. */
	readonly untouchedDays: number;
}

/** What a model has learnt from. */
export interface LearntFrom {
	/** Visits in which something was watched and something could have been gone on with. */
	readonly visits: number;
	/** Those in which the first thing watched was gone on with. */
	readonly continuations: number;
	/** How far each weight may be off: one standard deviation of the posterior. */
	readonly deviations: {
		readonly title: Readonly<Record<TitleFeature, number>>;
		readonly session: Readonly<Record<SessionFeature, number>>;
	};
}

/**
 * Two small logistic models, as JSON that people can read: which of the begun titles, and whether any.
 *
 *   P(title t | going on) = exp(wᵀxₜ) / Σ_s exp(wᵀxₛ)
 *   P(going on)           = σ(vᵀz),   z contains ln Σ_s exp(wᵀxₛ)
 *
 * Together a nested choice: probabilities of titles add up to that of going on.
 *
 * @paper McFadden: Modelling the Choice of Residential Location. 1978 (the inclusive value, and estimating from the inside out).
 */
export interface ContinuingModel {
	readonly version: string;
	readonly title: Readonly<Record<TitleFeature, number>>;
	readonly session: Readonly<Record<SessionFeature, number>>;
	readonly abandonedFrom: AbandonedFrom;
	/** `null`: set by hand. */
	readonly learntFrom: LearntFrom | null;
}

/**
 * Set by hand, for services without data, and what training begins from: what was watched last, soon after, at the same
 * hour, is gone on with. Nobody has measured these; training replaces them as far as data says otherwise.
 */
export const handSetModel: ContinuingModel = {
	version: 'hand-set-1',
	title: {
		daysAway: -1,
		takenUpSince: -0.5,
		shareWatched: 1,
		sittings: 0.5,
		sameHour: 0.3,
		overdue: -0.3,
		leftEarly: -1.5,
		liked: 0.7,
		judgedDown: -3,
		listed: 0.3,
		sameDevice: 0.3,
		unmeasured: -0.5,
	},
	session: {
		constant: -0.5,
		drawnTo: 0.6,
		hoursAway: -0.15,
		overdue: -0.2,
		usualHour: 0.3,
		comesBack: 1.5,
		onPhone: 0,
		onTelevision: 0.2,
	},
	abandonedFrom: { leftEarlyDays: 3, untouchedDays: 60 },
	learntFrom: null,
};

/**
 * A model read from JSON, with every weight checked.
 *
 * @throws {Failure} `continuing-model-malformed` if a weight is missing, unknown or no number.
 */
export function continuingModel(json: unknown): ContinuingModel {
	const fields = objectAt('', json);
	for (const name of Object.keys(fields))
		if (!Object.hasOwn(handSetModel, name)) throw unknownName(`/${name}`, fields[name]);
	if (typeof fields.version !== 'string' || fields.version === '')
		throw continuingModelMalformed('/version', 'a text', fields.version);
	numbersAt('/title', fields.title, titleFeatureNames);
	numbersAt('/session', fields.session, sessionFeatureNames);
	numbersAt('/abandonedFrom', fields.abandonedFrom, Object.keys(handSetModel.abandonedFrom));
	if (fields.learntFrom !== null) learntFromAt(fields.learntFrom);
	return json as ContinuingModel;
}

function learntFromAt(json: unknown): void {
	const { deviations, ...counts } = objectAt('/learntFrom', json);
	numbersAt('/learntFrom', counts, ['visits', 'continuations']);
	const { title, session } = objectAt('/learntFrom/deviations', deviations);
	numbersAt('/learntFrom/deviations/title', title, titleFeatureNames);
	numbersAt('/learntFrom/deviations/session', session, sessionFeatureNames);
}

function objectAt(at: string, json: unknown): Readonly<Record<string, unknown>> {
	if (typeof json === 'object' && json !== null && !Array.isArray(json))
		return json as Readonly<Record<string, unknown>>;
	throw continuingModelMalformed(at, 'an object', json);
}

function numbersAt(at: string, json: unknown, names: readonly string[]): void {
	const numbers = objectAt(at, json);
	for (const name of names)
		if (!Number.isFinite(numbers[name]))
			throw continuingModelMalformed(`${at}/${name}`, 'a number', numbers[name]);
	for (const name of Object.keys(numbers))
		if (!names.includes(name))
			throw continuingModelMalformed(
				`${at}/${name}`,
				'nothing: no such name is known',
				numbers[name],
			);
}

const unknownName = (at: string, found: unknown) =>
	continuingModelMalformed(at, 'nothing: no such name is known', found);
