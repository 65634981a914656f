import { useEffect, useSyncExternalStore } from 'react';
import { routeOf } from '../route.ts';
import { Picker } from './picker.tsx';
import { ProfileSpace } from './profile-space.tsx';

const watchHash = (listener: () => void) => {
	window.addEventListener('hashchange', listener);
	return () => window.removeEventListener('hashchange', listener);
};

/** The whole viewer: whatever the address says. */
export function App() {
	const hash = useSyncExternalStore(watchHash, () => window.location.hash);
	const route = routeOf(hash);
	const profileId = route.at === 'picker' ? undefined : route.profileId;
	// biome-ignore lint/correctness/useExhaustiveDependencies: another profile begins at the top
	useEffect(() => {
		window.scrollTo(0, 0);
	}, [profileId]);
	if (route.at === 'picker') return <Picker />;
	return <ProfileSpace key={route.profileId} route={route} />;
}
