import { useSyncExternalStore } from 'react';
import { initialsOf } from '../picker/monogram.ts';
import { hashOf } from '../route.ts';
import { useViewer } from './viewer-context.ts';
import { Wordmark } from './wordmark.tsx';

/** The name in lights, what is still on its way, and who watches. */
export function HomeHeader({ name }: { name: string | undefined }) {
	const { watchOutbox, outboxStatus } = useViewer();
	const status = useSyncExternalStore(watchOutbox, outboxStatus);
	return (
		<header className="home-head">
			<Wordmark />
			<p className="outbox" role="status">
				{status.delayedBy !== undefined && `Offline: ${status.waiting} to be sent later`}
			</p>
			<a className="who" href={hashOf({ at: 'picker' })}>
				<span className="who-face" aria-hidden="true">
					{initialsOf(name ?? '')}
				</span>
				<span className="who-name">
					<span className="hidden-label">Switch profile, now </span>
					{name ?? 'Profiles'}
				</span>
			</a>
		</header>
	);
}
