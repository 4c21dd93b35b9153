/** What the page is asked for besides: a form that is sent leaves it as it is. */
export function KeptFields({
	entries,
}: {
	entries: readonly (readonly [name: string, value: string | undefined])[];
}) {
	return entries.map(([name, value]) =>
		value ? <input key={name} type="hidden" name={name} value={value} /> : null,
	);
}
