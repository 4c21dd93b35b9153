/** Where nobody types a number, a code held to the reader is sent all the same (public/scripts/kiosk.js). */
export function ReaderForm({
	action,
	station,
	send,
}: {
	action: (form: FormData) => void;
	/** Slug. */
	station: string;
	send: string;
}) {
	return (
		<form action={action} data-reader="" hidden>
			<input type="hidden" name="station" value={station} />
			<input type="hidden" name="nummer" value="" />
			<button type="submit" data-send="">
				{send}
			</button>
		</form>
	);
}
