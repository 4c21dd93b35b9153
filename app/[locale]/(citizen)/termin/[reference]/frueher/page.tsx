import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { untouched } from "#components/form/form-state.ts";
import { ServiceNames } from "#components/service/service-names.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { WishForm } from "#components/wish/wish-form.tsx";
import { onlineStations } from "#lib/catalog/catalog.ts";
import { kindsFor } from "#lib/catalog/rules/kind.ts";
import {
	entriesOf,
	isCollecting,
	knownServices,
} from "#lib/catalog/rules/selection.ts";
import { paths } from "#lib/paths/citizen.ts";
import { wishPaths } from "#lib/paths/wishes.ts";
import { now } from "#lib/runtime/clock.ts";
import type { Sent } from "#lib/sent.ts";
import { formatDayTime } from "#lib/text/format.ts";
import { newWishFormKey } from "#lib/wishes/commands/note-wish.ts";
import { findEarlierWish } from "#lib/wishes/queries/find-earlier-wish.ts";
import { emptyWish } from "#lib/wishes/rules/typed.ts";
import { AppointmentNotFound } from "../_parts/appointment-not-found.tsx";
import { ChangeClosed } from "../_parts/change-closed.tsx";
import { linkFields } from "../_parts/link.ts";
import {
	findOwnAppointment,
	type OwnAppointment,
} from "../_parts/own-appointment.ts";
import { wishEarlierAction } from "./actions.ts";

/** Whoever has an appointment can wish for an earlier one: it stays until they take another time. */
export default async function EarlierPage({
	params,
	searchParams,
}: {
	params: Promise<{ reference: string }>;
	searchParams: Promise<Sent>;
}) {
	const { reference } = await params;
	const locale = await getLocale();
	const query = await searchParams;
	const own = await findOwnAppointment(reference, query, locale, now());
	if (!own) return <AppointmentNotFound />;
	const { appointment, station, catalog } = own;
	const wish = await findEarlierWish(appointment.id);
	if (wish) redirect(wishPaths(locale).wish(wish));
	if (!appointment.canChange) return <ChangeClosed {...own} />;
	const selection = knownServices(entriesOf(appointment.services), catalog);
	const { token } = appointment;
	return (
		<WishForm
			kind="earlier"
			action={wishEarlierAction}
			initial={untouched({
				...linkFields({ reference, token }),
				formular: newWishFormKey(),
				...emptyWish(isCollecting(selection) ? station.slug : null),
			})}
			stations={onlineStations(catalog).filter(
				(one) =>
					one.id === station.id ||
					kindsFor(one, selection).includes(appointment.kind),
			)}
			selection={selection}
			about={<Present {...own} selection={selection} />}
			back={paths(locale).appointment(reference, token)}
		/>
	);
}

async function Present({
	appointment,
	station,
	selection,
}: OwnAppointment & { selection: ReturnType<typeof knownServices> }) {
	const t = await getTranslations("wishes.form");
	const locale = await getLocale();
	const { date, start, email, contactMask } = appointment;
	return (
		<Panel as="section" quiet aria-labelledby="termin-jetzt">
			<h2 id="termin-jetzt" className="kern-heading-small">
				{t("now.title")}
			</h2>
			<p>
				<strong className="font-bold">
					{formatDayTime({ date, start }, locale, "long")}
				</strong>
				<br />
				<span lang={station.text.lang}>{station.text.name}</span>
			</p>
			<ServiceNames selection={selection} />
			<p>{t("now.stays")}</p>
			<p>
				{t(
					email || contactMask
						? "contact.appointment"
						: "contact.appointmentNone",
				)}
			</p>
		</Panel>
	);
}
