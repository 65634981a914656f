import { Preferences, validator } from '@marquee/contracts';
import type { Breaker } from '@marquee/degradation';
import type { Stopwatch } from '@marquee/pipeline';
import type { ControlPlane } from '@marquee/stores';
import { Failure, type ProfileId } from '@marquee/units';

/** What a profile may see and how it likes it, as far as that can be known now. */
export interface KnownPreferences {
	readonly preferences: Preferences;
	/** Why they could not be read, where they never were: then only what is for everybody may be shown. */
	readonly missing?: string;
}

/** Reads preferences without asking the control plane at every request. */
export interface PreferencesReader {
	/** Never fails and hardly waits. */
	readonly of: (profileId: ProfileId) => Promise<KnownPreferences>;
	/** They were changed here: whoever asks next must see it. */
	readonly changed: (profileId: ProfileId, preferences: Preferences) => void;
}

export interface PreferencesParts {
	readonly controlPlane: Pick<ControlPlane, 'profile'>;
	readonly stopwatch: Stopwatch;
	/** Stands before the control plane. */
	readonly guard: Breaker;
}

/** A change that was made elsewhere is seen within this time. */
const goodForMs = 1_000;
/** Some 20 MB. */
const mostProfiles = 100_000;
/** The age that is safe for whoever it may be. */
const forEverybody: Preferences = { maturityLimit: 0 };

/**
 * Preferences as the control plane had them at most a second ago; where it fails or stalls, as it had them last; where
 * it never answered for this profile, those under which nothing can be wrong: titles for everybody alone.
 */
export function preferencesReader(parts: PreferencesParts): PreferencesReader {
	const { controlPlane, stopwatch, guard } = parts;
	const read = new Map<string, { preferences: Preferences; readMs: number }>();
	const changed = (profileId: ProfileId, preferences: Preferences) => {
		read.delete(profileId);
		read.set(profileId, { preferences, readMs: stopwatch.elapsedMs() }); // the newest stands last
		if (read.size > mostProfiles) read.delete(read.keys().next().value!);
	};
	return {
		of: async (profileId) => {
			const last = read.get(profileId);
			if (last !== undefined && stopwatch.elapsedMs() - last.readMs < goodForMs) return last;
			try {
				const preferences = await guard.ask(() => soundPreferences(controlPlane, profileId));
				changed(profileId, preferences);
				return { preferences };
			} catch (cause) {
				if (last !== undefined) return { preferences: last.preferences };
				return { preferences: forEverybody, missing: inWords(cause) };
			}
		},
		changed,
	};
}

const checked = validator(Preferences);

/** What the profile prefers, if what the control plane answers are preferences. */
async function soundPreferences(
	controlPlane: PreferencesParts['controlPlane'],
	profileId: ProfileId,
): Promise<Preferences> {
	const { preferences = {} } = (await controlPlane.profile(profileId)) ?? {};
	const { problems } = checked(preferences);
	if (problems === undefined) return preferences;
	const [{ at, expected, found }] = problems as [(typeof problems)[number]];
	throw new TypeError(`preferences of ${profileId}: ${at} is ${found}, expected ${expected}`);
}

const inWords = (cause: unknown): string =>
	`${cause instanceof Failure ? cause.what : 'the control plane fails'}; only titles for everybody are shown`;
