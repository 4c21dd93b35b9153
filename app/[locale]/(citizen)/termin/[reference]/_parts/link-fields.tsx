/** What every form about an appointment carries: its number and the token of its link. */
export function LinkFields({
	reference,
	token,
}: {
	reference: string;
	token: string;
}) {
	return (
		<>
			<input type="hidden" name="nummer" value={reference} />
			<input type="hidden" name="t" value={token} />
		</>
	);
}
