import { useTranslations } from "next-intl";
import { serviceGroups } from "#app/(staff)/team/_form/service-groups.ts";
import { TeamPanel } from "#app/(staff)/team/_frame/team-panel.tsx";
import { Pressing } from "#app/(staff)/team/_visit/pressing.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { type Actor, may } from "#lib/auth/rules/permission.ts";
import type { StaffAppointment } from "#lib/booking/staff/queries/find-for-staff.ts";
import type { Catalog } from "#lib/catalog/catalog.ts";
import { planOn } from "#lib/catalog/rules/plan.ts";
import { team } from "#lib/paths/staff.ts";
import { wishList } from "#lib/paths/wishes.ts";
import {
	cancelAction,
	changeServicesAction,
	correctContactAction,
	extendAction,
	resetPinAction,
	setRoomAction,
	writeAction,
} from "../actions.ts";
import { ActionForm } from "./action-form.tsx";

const EXTRA_MINUTES = [5, 10, 15, 20, 30];

/** Everything that can still be done with an appointment, by whoever may. */
export function AppointmentActions({
	appointment,
	catalog,
	actor,
}: {
	appointment: StaffAppointment;
	catalog: Catalog;
	actor: Actor;
}) {
	const t = useTranslations("team.appointment");
	const { id, status, stationId, contact } = appointment;
	const can = (permission: Parameters<typeof may>[1]) =>
		may(actor, permission, stationId);
	const isBooked = status === "booked";
	const isPresent = ["arrived", "called", "serving"].includes(status);
	const common = { appointmentId: id };
	const booked = appointment.services.flatMap(({ serviceId, quantity }) => {
		const service = catalog.services.find((one) => one.id === serviceId);
		return service ? [{ service, quantity }] : [];
	});
	return (
		<TeamPanel titleId="aktionen" title={t("actions")} isOwn>
			{isBooked || isPresent ? null : <p>{t("over")}</p>}
			<div className="flex flex-wrap gap-8">
				{isBooked && can("appointment:move") ? (
					<ButtonLink href={team.moveAppointment(id)}>{t("move")}</ButtonLink>
				) : null}
				{isBooked && can("appointment:book") ? (
					<ButtonLink variant="secondary" href={wishList.earlier(id)}>
						{t("earlier")}
					</ButtonLink>
				) : null}
				<ButtonLink variant="secondary" href={team.slip(id)}>
					{t("slip")}
				</ButtonLink>
			</div>
			<div className="flex flex-col border-t border-line">
				{appointment.kind === "video" &&
				contact &&
				(isBooked || isPresent) &&
				can("appointment:move") ? (
					<ActionForm
						{...common}
						title={t("room")}
						action={setRoomAction}
						button={t("roomButton")}
						fields={[{ type: "text", name: "adresse", label: t("roomLabel") }]}
						sent={{ adresse: [appointment.videoAddress ?? ""] }}
					/>
				) : null}
				{isBooked && can("appointment:cancel") ? (
					<ActionForm
						{...common}
						title={t("cancel")}
						action={cancelAction}
						button={t("cancelButton")}
						isDangerous
						fields={[
							{
								type: "list",
								name: "wer",
								label: t("cancelBy"),
								options: [
									{ value: "citizen", text: t("cancelByCitizen") },
									{ value: "office", text: t("cancelByOffice") },
								],
							},
							{
								type: "lines",
								name: "grund",
								label: t("cancelReason"),
								rows: 3,
							},
						]}
						sent={{ wer: ["citizen"] }}
					/>
				) : null}
				{isBooked && can("appointment:move") ? (
					<ActionForm
						{...common}
						title={t("services")}
						seen={appointment.seen.services}
						action={changeServicesAction}
						button={t("servicesButton")}
						fields={[
							...booked.map(
								({ service }) =>
									({
										type: "number",
										name: `n-${service.slug}`,
										label: service.text.name,
										max: planOn(service, appointment.date).maxQuantity,
									}) as const,
							),
							{
								type: "list",
								name: "neu",
								label: t("servicesNew"),
								options: [{ value: "", text: t("servicesNone") }],
								groups: serviceGroups(catalog),
							},
						]}
						sent={Object.fromEntries(
							booked.map(({ service, quantity }) => [
								`n-${service.slug}`,
								[String(quantity)],
							]),
						)}
					/>
				) : null}
				{(isBooked || isPresent) && can("appointment:move") ? (
					<ActionForm
						{...common}
						title={t("extend")}
						action={extendAction}
						button={t("extendButton")}
						fields={[
							{
								type: "list",
								name: "minuten",
								label: t("extendBy"),
								options: EXTRA_MINUTES.map((minutes) => ({
									value: String(minutes),
									text: t("extendMinutes", { minutes }),
								})),
							},
						]}
						sent={{ minuten: ["10"] }}
					/>
				) : null}
				{contact && status !== "cancelled" && can("appointment:book") ? (
					<ActionForm
						{...common}
						title={t("contact")}
						seen={appointment.seen.contact}
						action={correctContactAction}
						button={t("contactButton")}
						fields={[
							{ type: "text", name: "name", label: t("name") },
							{ type: "text", name: "bookedBy", label: t("bookedBy") },
							{ type: "tel", name: "phone", label: t("phone") },
							{ type: "email", name: "email", label: t("email") },
						]}
						sent={{
							name: [contact.name],
							bookedBy: [contact.bookedBy ?? ""],
							phone: [contact.phone ?? ""],
							email: [contact.email ?? ""],
						}}
					/>
				) : null}
				{contact?.email && can("appointment:book") ? (
					<ActionForm
						{...common}
						title={t("write")}
						action={writeAction}
						button={t("writeButton")}
						fields={[
							{ type: "lines", name: "text", label: t("writeText"), rows: 3 },
						]}
					/>
				) : null}
			</div>
			{isBooked && can("appointment:book") ? (
				<form action={resetPinAction}>
					<input type="hidden" name="termin" value={id} />
					<Pressing className="team-button">{t("resetPin")}</Pressing>
				</form>
			) : null}
		</TeamPanel>
	);
}
