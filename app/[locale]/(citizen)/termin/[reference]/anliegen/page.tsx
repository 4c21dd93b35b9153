import { getLocale, getTranslations } from "next-intl/server";
import { Page } from "#components/page/page.tsx";
import { selectionProblems } from "#components/service/selection-problems.ts";
import { Alert } from "#components/ui/alert.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { fitsInPlace } from "#lib/booking/queries/find-appointment.ts";
import { readChoice } from "#lib/catalog/rules/choice.ts";
import { kindsFor } from "#lib/catalog/rules/kind.ts";
import {
	entriesOf,
	isSameChoice,
	knownServices,
	parseSelection,
	selectionEntries,
} from "#lib/catalog/rules/selection.ts";
import { now } from "#lib/runtime/clock.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { AppointmentNotFound } from "../_parts/appointment-not-found.tsx";
import { ChangeClosed } from "../_parts/change-closed.tsx";
import { findOwnAppointment } from "../_parts/own-appointment.ts";
import { CheckChange } from "./_parts/check-change.tsx";
import { ServicesForm } from "./_parts/services-form.tsx";

/** Other services or persons: first the choice, then what it means for the time. */
export default async function ChangeServicesPage({
	params,
	searchParams,
}: {
	params: Promise<{ reference: string }>;
	searchParams: Promise<Sent>;
}) {
	const { reference } = await params;
	const query = await searchParams;
	const locale = await getLocale();
	const at = now();
	const own = await findOwnAppointment(reference, query, locale, at);
	if (!own) return <AppointmentNotFound />;
	const { appointment, station, catalog } = own;
	if (!appointment.canChange) return <ChangeClosed {...own} />;
	const t = await getTranslations("manage.services");
	const asked = readChoice(query);
	const problems = asked.asked
		? selectionProblems(
				asked.services,
				catalog,
				appointment.date,
				await getTranslations("selection.problems"),
			)
		: [];
	const selection = parseSelection(asked.services, catalog, appointment.date);
	const keepsKind =
		!selection.ok ||
		kindsFor(station, selection.value).includes(appointment.kind) ||
		isSameChoice(
			selectionEntries(selection.value),
			entriesOf(appointment.services),
		);
	if (asked.asked && !keepsKind)
		problems.push({
			text: (await getTranslations("kind"))("notForServices"),
			href: "#auswahl",
		});
	if (
		asked.asked &&
		selection.ok &&
		keepsKind &&
		textOf(query, "anders") !== "1"
	) {
		const fits = await fitsInPlace(
			appointment,
			station.id,
			selection.value,
			at,
		);
		return (
			<Page
				title={t("check.title")}
				before={
					textOf(query, "hinweis") === "busy" ? (
						<Alert
							kind="warning"
							title={t("busy.title")}
							role="alert"
							autoFocus
						>
							<p>{t("busy.text")}</p>
						</Alert>
					) : null
				}
			>
				<CheckChange {...own} selection={selection.value} fits={fits} />
			</Page>
		);
	}
	return (
		<Page
			title={t("title")}
			lead={t("lead")}
			before={
				problems.length > 0 ? (
					<ErrorSummary title={t("errorSummary")} problems={problems} />
				) : null
			}
		>
			<ServicesForm
				{...own}
				chosen={knownServices(
					asked.asked ? asked.services : entriesOf(appointment.services),
					catalog,
				)}
			/>
		</Page>
	);
}
