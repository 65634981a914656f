import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { spatialKeys } from '../navigation/spatial-keys.ts';
import { routeOf } from '../route.ts';
import { smoothly } from './motion.ts';
import { Picker } from './picker/picker.tsx';
import { ProfileSpace } from './profile-space.tsx';
import { SurroundingsContext, useKnownSurroundings } from './surroundings.ts';
import { useViewer } from './viewer-context.ts';

/** The whole viewer: whatever the address says. */
export function App() {
	const { navigation, memory } = useViewer();
	const hash = useSyncExternalStore(navigation.watch, navigation.here);
	const remembered = useSyncExternalStore(memory.watch, memory.now);
	const route = useMemo(() => routeOf(hash), [hash]);
	const profileId = route.at === 'picker' ? undefined : route.profileId;
	const profile =
		profileId !== undefined && remembered.profile?.profileId === profileId
			? remembered.profile
			: undefined;
	const surroundings = useKnownSurroundings(remembered, profile);
	const { shape } = surroundings;
	useEffect(() => (shape === 'television' ? spatialKeys(document, smoothly) : undefined), [shape]);
	return (
		<SurroundingsContext value={surroundings}>
			{route.at === 'picker' ? (
				<Picker />
			) : (
				<ProfileSpace key={route.profileId} route={route} profile={profile} />
			)}
		</SurroundingsContext>
	);
}
