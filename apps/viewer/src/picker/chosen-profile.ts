import type { Profile } from '@marquee/contracts';
import type { Viewer } from '../views/viewer-context.ts';

const key = 'marquee.profile';

/** Remembers who was chosen on this device, so that a reload knows the name; without storage it does not. */
export function chosenProfile(
	storage: Storage,
	unkept: (why: unknown) => void,
): Pick<Viewer, 'chosenName' | 'choose'> {
	const read = (): Partial<Profile> => {
		try {
			return JSON.parse(storage.getItem(key) ?? '{}');
		} catch (error) {
			unkept(error);
			return {};
		}
	};
	let chosen = read();
	return {
		chosenName: (profileId) => (chosen.profileId === profileId ? chosen.name : undefined),
		choose: ({ profileId, name }) => {
			chosen = { profileId, name };
			try {
				storage.setItem(key, JSON.stringify(chosen));
			} catch (error) {
				unkept(error);
			}
		},
	};
}
