import { getLocale, getTranslations } from "next-intl/server";
import { NothingFree } from "#components/nothing-free/nothing-free.tsx";
import { Page } from "#components/page/page.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { entriesOf, parseSelection } from "#lib/catalog/rules/selection.ts";
import { paths } from "#lib/paths/citizen.ts";
import { wishPaths } from "#lib/paths/wishes.ts";
import { now } from "#lib/runtime/clock.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { AppointmentFacts } from "../_parts/appointment-facts.tsx";
import { AppointmentNotFound } from "../_parts/appointment-not-found.tsx";
import { findOwnAppointment } from "../_parts/own-appointment.ts";
import { AgainButton } from "./_parts/again-button.tsx";
import { NOTICES } from "./_parts/notices.ts";

/** The same once more for the next person; here is also what stands in the way of it. */
export default async function AgainPage({
	params,
	searchParams,
}: {
	params: Promise<{ reference: string }>;
	searchParams: Promise<Sent>;
}) {
	const { reference } = await params;
	const query = await searchParams;
	const locale = await getLocale();
	const to = paths(locale);
	const at = now();
	const own = await findOwnAppointment(reference, query, locale, at);
	if (!own) return <AppointmentNotFound />;
	const { appointment, station, catalog } = own;
	const t = await getTranslations("again");
	const services = entriesOf(appointment.services);
	const selection = parseSelection(services, catalog, "any");
	const sent = NOTICES.find((known) => known === textOf(query, "hinweis"));
	const notice =
		appointment.canBookAgain && selection.ok
			? sent
			: selection.ok
				? "too-late"
				: "changed";
	const isOpen =
		notice !== "too-late" && notice !== "changed" && notice !== "must-wait";
	const back = (
		<ButtonLink
			variant="secondary"
			href={to.appointment(reference, appointment.token)}
		>
			{t("back")}
		</ButtonLink>
	);
	if (notice === "nothing-free" && selection.ok)
		return (
			<Page title={t("title")}>
				<NothingFree
					catalog={catalog}
					stations={[station]}
					hold={null}
					wish={{
						kind: "new",
						href: wishPaths(locale).form({ services, station: station.slug }),
					}}
					stationAddress={(slug) => to.when({ services, station: slug })}
					selection={selection.value}
					now={at}
				/>
				<div className="flex flex-wrap gap-16">{back}</div>
			</Page>
		);
	return (
		<Page
			title={t("title")}
			lead={isOpen ? t("lead") : null}
			before={
				notice && notice !== "nothing-free" ? (
					<Alert
						kind="warning"
						title={t(`refusals.${notice}.title`)}
						role="alert"
						autoFocus
					>
						<p>{t(`refusals.${notice}.text`)}</p>
					</Alert>
				) : null
			}
		>
			<AppointmentFacts
				appointment={appointment}
				station={station}
				services={catalog.services}
			/>
			<div className="flex flex-wrap gap-16">
				{isOpen ? (
					<AgainButton appointment={appointment} variant="primary">
						{t("button")}
					</AgainButton>
				) : (
					<ButtonLink
						href={
							notice === "changed"
								? to.start()
								: to.when({ services, station: station.slug })
						}
					>
						{t("new")}
					</ButtonLink>
				)}
				{back}
			</div>
		</Page>
	);
}
