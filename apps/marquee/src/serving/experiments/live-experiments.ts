import type { Unit } from '@marquee/allocation';
import type { Device, ExperimentCell, Page, Recipe, Surface } from '@marquee/contracts';
import type { PageAsked } from '@marquee/degradation';
import type { ControlPlane, LoggedExposure, Tried } from '@marquee/stores';
import type { Clock } from '@marquee/units';
import type { ExposureRecorder } from './exposure-recorder.ts';
import type { Place } from './touched.ts';
import { noTreatments, type Treatment, type Treatments, treatmentsOf } from './treatments.ts';

/** Experiments as a running service serves them. */
export interface LiveExperiments {
	/**
	 * Pages with the arms of whoever asks: they say so, and whoever gets one is exposed. Without experiments it is `page` itself that is
	 * asked, and nothing else happens.
	 */
	readonly pages: (page: AskPage) => AskPage;
	/** What the page of a request is to be made with; the cells are those that `pages` put into it. */
	readonly treatmentOf: (cells: readonly ExperimentCell[] | undefined) => Treatment | undefined;
	/** What a profile gets somewhere, now. */
	readonly of: (place: Place, asked: WhoAsks) => Treatment | undefined;
	/** A profile has met its arms. */
	readonly expose: (cells: readonly ExperimentCell[], met: Met) => void;
	/** All that running arms name. */
	readonly recipes: () => readonly Recipe[];
	/**
	 * Takes over what is tried by now; `prepare` opens what its recipes name before anybody is served by them. What cannot be understood is
	 * told of, and what was tried before goes on.
	 */
	readonly follow: (prepare: (recipes: readonly Recipe[]) => Promise<void>) => Promise<void>;
}

type AskPage = (asked: PageAsked) => Promise<{ readonly page: Page }>;

/** Who asks, and what is known of them. */
export interface WhoAsks {
	readonly profileId: string;
	readonly device?: Device | undefined;
	readonly country?: string | undefined;
	readonly locale?: string | undefined;
}

/** An answer in which a profile met its arms. */
export interface Met extends Pick<LoggedExposure, 'requestId' | 'surface' | 'served'> {
	readonly who: WhoAsks;
}

/** What experiments are served from. */
export interface LiveExperimentsParts {
	readonly controlPlane: Pick<ControlPlane, 'tried'>;
	readonly recorder: Pick<ExposureRecorder, 'record'>;
	readonly clock: Clock;
	readonly report: (stage: string, cause: unknown) => void;
	/** Who is nobody in particular: many share the id, so it can have no arm. */
	readonly nobody: string;
}

/** No experiment runs before the first `follow`. */
export function liveExperiments(parts: LiveExperimentsParts): LiveExperiments {
	const { controlPlane, recorder, clock, report, nobody } = parts;
	let treatments: Treatments = noTreatments;
	let followed = JSON.stringify({ experiments: [], holdouts: [] } satisfies Tried);
	let refused = '';
	const given = new WeakMap<readonly ExperimentCell[], Treatment>();

	const of = (place: Place, asked: WhoAsks): Treatment | undefined =>
		asked.profileId === nobody ? undefined : treatments.of(place, unitOf(asked));
	const understood = (tried: Tried, text: string): Treatments | undefined => {
		try {
			return treatmentsOf(tried);
		} catch (cause) {
			refused = text;
			report('experiments', cause);
			return undefined;
		}
	};
	const expose = (cells: readonly ExperimentCell[], { who, ...met }: Met): void => {
		const at = clock.now();
		for (const { experiment, arm, epoch, reason } of cells)
			if (reason === 'split')
				recorder.record({
					...{ experiment, unit: who.profileId, arm, epoch, at, ...met },
					...(who.device !== undefined && { device: who.device }),
					...(who.country !== undefined && { country: who.country }),
				});
	};
	const treatedPage = async (page: AskPage, asked: PageAsked, treatment: Treatment) => {
		const { cells } = treatment;
		given.set(cells, treatment);
		const made = await page({ ...asked, cells });
		const { requestId, served } = made.page;
		const surface: Surface = asked.asked.surface;
		expose(cells, { requestId, surface, served: served.how, who: whoAsks(asked) });
		// What was kept from before says in which arms it was made, and not in which the profile is.
		return served.how === 'fresh' ? made : { page: { ...made.page, cells: [...cells] } };
	};
	return {
		pages: (page) => (asked) => {
			if (!treatments.areAny('pages')) return page(asked);
			const treatment = of('pages', whoAsks(asked));
			return treatment === undefined ? page(asked) : treatedPage(page, asked, treatment);
		},
		treatmentOf: (cells) => (cells === undefined ? undefined : given.get(cells)),
		of,
		expose,
		recipes: () => treatments.recipes,
		follow: async (prepare) => {
			const tried = await controlPlane.tried();
			const text = JSON.stringify(tried);
			if (text === followed || text === refused) return prepare(treatments.recipes);
			const next = understood(tried, text);
			if (next === undefined) return prepare(treatments.recipes);
			try {
				// Both, until nobody is served by what was tried before.
				await prepare([...treatments.recipes, ...next.recipes]);
			} finally {
				treatments = next; // whatever cannot be opened: who is stopped must be stopped
				followed = text;
			}
			await prepare(treatments.recipes);
		},
	};
}

const unitOf = ({ profileId, device, country, locale }: WhoAsks): Unit => ({
	unit: profileId,
	attributes: { device, country, locale },
});

const whoAsks = ({ profileId, on, locale }: PageAsked): WhoAsks => ({
	profileId,
	device: on?.device,
	country: on?.country,
	locale,
});
