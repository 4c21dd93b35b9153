import { getLocale, getTranslations } from "next-intl/server";
import type { OwnAppointment } from "#app/[locale]/(citizen)/termin/[reference]/_parts/own-appointment.ts";
import { serviceOptions } from "#app/[locale]/(citizen)/termine/reservierung/[token]/_parts/service-options.ts";
import { ServicesPart } from "#app/[locale]/(citizen)/termine/reservierung/[token]/_parts/services-part.tsx";
import { bookingTexts } from "#app/[locale]/(citizen)/termine/reservierung/[token]/_parts/texts.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import type { Selection } from "#lib/catalog/rules/selection.ts";
import { paths } from "#lib/paths/citizen.ts";

/** What the appointment is for, to be ticked anew. */
export async function ServicesForm({
	appointment,
	catalog,
	chosen,
}: OwnAppointment & { chosen: Selection }) {
	const locale = await getLocale();
	const to = paths(locale);
	const t = await getTranslations("manage.services");
	const booking = await getTranslations("booking");
	const { reference, token } = appointment;
	const options = serviceOptions(chosen, catalog, appointment.date, (minutes) =>
		booking("minutes", { minutes }),
	);
	return (
		<>
			<form action={to.changeServices(reference, token)} method="get">
				<input type="hidden" name="t" value={token} />
				<input type="hidden" name="gewaehlt" value="1" />
				<ServicesPart
					options={options}
					canKeep={false}
					texts={await bookingTexts()}
				/>
			</form>
			<ButtonLink
				variant="secondary"
				href={to.appointment(reference, token)}
				className="self-start"
			>
				{t("keep")}
			</ButtonLink>
		</>
	);
}
