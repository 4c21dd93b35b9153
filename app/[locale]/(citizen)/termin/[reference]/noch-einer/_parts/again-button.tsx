import { LinkFields } from "#app/[locale]/(citizen)/termin/[reference]/_parts/link-fields.tsx";
import { Button } from "#components/ui/button.tsx";
import type { AppointmentView } from "#lib/booking/booking.ts";
import { bookAgainAction } from "../actions.ts";

/** A press, not a link: it reserves a time. */
export function AgainButton({
	appointment,
	variant,
	children,
}: {
	appointment: AppointmentView;
	variant: "primary" | "secondary";
	children: string;
}) {
	return (
		<form action={bookAgainAction}>
			<LinkFields reference={appointment.reference} token={appointment.token} />
			<Button variant={variant}>{children}</Button>
		</form>
	);
}
