/** Looks like the other "change" links, but takes what was typed along. */
export function ChangeButton({
	intent,
	text,
	about,
	form,
}: {
	intent: "edit" | "times" | "stations" | "services" | "minor";
	text: string;
	about: string;
	/** The form's id, for a button that stands beside it. */
	form?: string;
}) {
	return (
		<button
			type="submit"
			form={form}
			name="intent"
			value={intent}
			className="inline-flex min-h-32 cursor-pointer items-center self-start text-action underline underline-offset-4 hover:decoration-2"
		>
			{text}
			<span className="sr-only">: {about}</span>
		</button>
	);
}
