import { getLocale, getTranslations } from "next-intl/server";
import type { OwnAppointment } from "#app/[locale]/(citizen)/termin/[reference]/_parts/own-appointment.ts";
import { HiddenFields } from "#components/form/hidden-fields.tsx";
import {
	serviceOptions,
	servicesChoiceTexts,
} from "#components/service/service-options.ts";
import { ServicesChoice } from "#components/service/services-choice.tsx";
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
				<HiddenFields fields={{ t: token, gewaehlt: "1" }} />
				<ServicesChoice
					options={options}
					canKeep={false}
					texts={await servicesChoiceTexts()}
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
