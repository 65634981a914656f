import { useEffect, useRef } from 'react';
import { useConsole } from './console-context.ts';

/** Asks for the operator's key. */
export function KeyGate({ why }: { why: string | undefined }) {
	const { key } = useConsole();
	const field = useRef<HTMLInputElement>(null);
	useEffect(() => field.current?.focus(), []);
	return (
		<main className="gate">
			<form
				onSubmit={(event) => {
					event.preventDefault();
					const typed = new FormData(event.currentTarget).get('key');
					if (typeof typed === 'string' && typed.trim() !== '') key.keep(typed);
				}}
			>
				<h1>
					<span className="brand">Marquee</span> console
				</h1>
				<p>
					Why every title stands where it stands. It needs a key with the scopes <code>admin</code>{' '}
					and <code>pages</code>; <code>marquee keys add</code> makes one. The key is kept until
					this tab is closed.
				</p>
				{why && (
					<p className="problem" role="alert">
						{why}
					</p>
				)}
				<label>
					Key
					<input
						ref={field}
						name="key"
						type="password"
						required
						autoComplete="off"
						spellCheck={false}
					/>
				</label>
				<button type="submit" className="primary">
					Open
				</button>
			</form>
		</main>
	);
}
