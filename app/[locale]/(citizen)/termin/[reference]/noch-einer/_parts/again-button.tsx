import { linkFields } from "#app/[locale]/(citizen)/termin/[reference]/_parts/link.ts";
import { ActionForm } from "#components/form/action-form.tsx";
import { HiddenFields } from "#components/form/hidden-fields.tsx";
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
		<ActionForm action={bookAgainAction}>
			<HiddenFields fields={linkFields(appointment)} />
			<Button variant={variant}>{children}</Button>
		</ActionForm>
	);
}
