import { said } from '../said.ts';

/** What went wrong, with what to do about it. */
export function Problem({ error, again }: { error: unknown; again?: () => void }) {
	const { what, remedy, code, fields } = said(error);
	return (
		<div className="problem" role="alert">
			<p>
				<strong>{what}</strong> {remedy}
			</p>
			{fields && (
				<ul>
					{fields.map((words) => (
						<li key={words}>{words}</li>
					))}
				</ul>
			)}
			{code && <code>{code}</code>}
			{again && (
				<button type="button" onClick={again}>
					Try again
				</button>
			)}
		</div>
	);
}
