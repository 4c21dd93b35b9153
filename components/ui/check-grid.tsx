import { ChoiceGroup } from "./choice-group.tsx";

interface Named {
	value: string;
	text: string;
}

/**
 * A small table of boxes to tick: each says its row and its column, so that it is understood without the table around
 * it. Nothing in it needs a script, and it fits a narrow telephone.
 */
export function CheckGrid({
	name,
	id = name,
	legend,
	hint,
	error,
	values,
	rows,
	columns,
}: {
	name: string;
	id?: string;
	legend: string;
	hint?: string | undefined;
	error?: string | undefined;
	/** "row-column" each. */
	values: readonly string[];
	rows: readonly Named[];
	columns: readonly Named[];
}) {
	return (
		<ChoiceGroup id={id} legend={legend} hint={hint} error={error}>
			<table className="w-full max-w-[26rem] border-collapse">
				<thead>
					<tr className="border-b border-line">
						<td />
						{columns.map(({ value, text }) => (
							<th key={value} scope="col" className="px-4 py-8 text-center">
								{text}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{rows.map((row) => (
						<tr key={row.value} className="border-b border-line">
							<th
								scope="row"
								className="py-4 pe-8 text-start font-normal wrap-anywhere"
							>
								{row.text}
							</th>
							{columns.map((column) => (
								<Cell
									key={column.value}
									name={name}
									id={`${id}-${row.value}-${column.value}`}
									value={`${row.value}-${column.value}`}
									label={`${row.text}, ${column.text}`}
									values={values}
								/>
							))}
						</tr>
					))}
				</tbody>
			</table>
		</ChoiceGroup>
	);
}

/** The whole cell can be pressed. */
function Cell({
	name,
	id,
	value,
	label,
	values,
}: {
	name: string;
	id: string;
	value: string;
	label: string;
	values: readonly string[];
}) {
	const isTicked = values.includes(value);
	return (
		<td className="p-0">
			<label
				htmlFor={id}
				className="flex min-h-48 cursor-pointer items-center justify-center"
			>
				{/* The key: after an action React would show the first choice again. */}
				<input
					className="kern-form-check__checkbox"
					type="checkbox"
					id={id}
					name={name}
					value={value}
					defaultChecked={isTicked}
					key={String(isTicked)}
				/>
				<span className="sr-only">{label}</span>
			</label>
		</td>
	);
}
