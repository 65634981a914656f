/** What a drawing shows, as a table that opens. */
export function TableAlternative({
	caption,
	heads,
	rows,
}: {
	caption: string;
	heads: readonly string[];
	rows: readonly (readonly string[])[];
}) {
	return (
		<details>
			<summary>As a table</summary>
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that is longer than its box is scrolled by keys too */}
			<section className="tall" aria-label={`${caption}, as a table`} tabIndex={0}>
				<table>
					<caption className="unseen">{caption}</caption>
					<thead>
						<tr>
							{heads.map((head) => (
								<th key={head} scope="col">
									{head}
								</th>
							))}
						</tr>
					</thead>
					<tbody>
						{rows.map(([first, ...others]) => (
							<tr key={`${first} ${others.join()}`}>
								<th scope="row">{first}</th>
								{others.map((words, i) => (
									<td key={heads[i + 1]!}>{words}</td>
								))}
							</tr>
						))}
					</tbody>
				</table>
			</section>
		</details>
	);
}
