import { useEffect, useRef } from 'react';
import { commands } from '../key-commands.ts';

/** The keys and what they do. */
export function KeysHelp({ close }: { close: () => void }) {
	const dialog = useRef<HTMLDialogElement>(null);
	useEffect(() => dialog.current?.showModal(), []);
	return (
		<dialog ref={dialog} className="keys" aria-labelledby="keys-title" onClose={close}>
			<h2 id="keys-title">Keys</h2>
			<dl>
				{Object.entries(commands).map(([keys, { words }]) => (
					<div key={keys}>
						<dt>
							{keys.split(' ').map((each) => (
								<kbd key={each}>{each}</kbd>
							))}
						</dt>
						<dd>{words}</dd>
					</div>
				))}
				<div>
					<dt>
						<kbd>←</kbd>
						<kbd>→</kbd>
						<kbd>↑</kbd>
						<kbd>↓</kbd>
					</dt>
					<dd>Go from card to card; Home and End lead to the ends of a row</dd>
				</div>
			</dl>
			<button type="button" onClick={() => dialog.current?.close()}>
				Close
			</button>
		</dialog>
	);
}
