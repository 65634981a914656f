import { useSyncExternalStore } from 'react';
import { initialsOf } from '../../picker/monogram.ts';
import { placeRoute, places, type SurfaceRoute, searchRoute } from '../../route.ts';
import { Icon } from '../icons.tsx';
import { Link } from '../link.tsx';
import { useSurroundings } from '../surroundings.ts';
import { useViewer } from '../viewer-context.ts';
import { Wordmark } from '../wordmark.tsx';

/**
 * Where one can go: a bar above on the web, below on a phone, a rail at the side on a television; the same links in the
 * same order. With it what is still on its way, the settings, and who watches.
 */
export function Navigation({ route, name }: { route: SurfaceRoute; name: string | undefined }) {
	const { watchOutbox, outboxStatus } = useViewer();
	const { shape, language } = useSurroundings();
	const { words } = language;
	const status = useSyncExternalStore(watchOutbox, outboxStatus);
	const { profileId } = route;
	return (
		<header className="surface-head">
			<Wordmark />
			<nav className="places" aria-label={words.navigation.label}>
				<ul>
					{places.map((place) => (
						<li key={place}>
							<Link
								to={placeRoute(place, profileId)}
								className="place"
								current={place === route.at}
							>
								<Icon name={place} />
								<span className="place-name">
									{place === 'continue-watching' && shape === 'phone'
										? words.navigation.continueShort
										: words.surfaces[place]}
								</span>
							</Link>
						</li>
					))}
				</ul>
			</nav>
			<p className="outbox" role="status">
				{status.delayedBy !== undefined && words.page.offline(status.waiting)}
			</p>
			<Link
				to={searchRoute(profileId)}
				className="place search-link"
				current={route.at === 'search'}
			>
				<Icon name="search" />
				<span className="place-name">{words.surfaces.search}</span>
			</Link>
			<Link to={{ at: 'settings', profileId }} className="place settings-link">
				<Icon name="settings" />
				<span className="place-name">{words.navigation.settings}</span>
			</Link>
			<Link to={{ at: 'picker' }} className="who">
				<span className="who-face" aria-hidden="true">
					{initialsOf(name ?? '')}
				</span>
				<span className="who-name">
					<span className="hidden-label">{words.navigation.switchProfile} </span>
					{name ?? words.navigation.profiles}
				</span>
			</Link>
		</header>
	);
}
