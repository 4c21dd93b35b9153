import { useTranslations } from "next-intl";
import { serviceGroups } from "#app/(staff)/team/_form/service-groups.ts";
import { Pressing } from "#app/(staff)/team/_visit/pressing.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Heading } from "#components/ui/heading.tsx";
import { type Actor, may } from "#lib/auth/rules/permission.ts";
import type { StaffAppointment } from "#lib/booking/staff/queries/find-for-staff.ts";
import type { Catalog } from "#lib/catalog/catalog.ts";
import { team } from "#lib/paths/staff.ts";
import {
	cancelAction,
	changeServicesAction,
	correctContactAction,
	extendAction,
	resetPinAction,
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
	return (
		<section aria-labelledby="aktionen" className="team-panel team-panel-own">
			<Heading id="aktionen" size="small">
				{t("actions")}
			</Heading>
			{isBooked || isPresent ? null : <p>{t("over")}</p>}
			<div className="flex flex-wrap gap-8">
				{isBooked && can("appointment:move") ? (
					<ButtonLink href={team.moveAppointment(id)}>{t("move")}</ButtonLink>
				) : null}
				<ButtonLink variant="secondary" href={team.slip(id)}>
					{t("slip")}
				</ButtonLink>
			</div>
			<div className="flex flex-col border-t border-line">
				{isBooked && can("appointment:cancel") ? (
					<ActionForm
						{...common}
						title={t("cancel")}
						action={cancelAction}
						button={t("cancelButton")}
						isDangerous
						fields={[
							{
								kind: "choice",
								name: "wer",
								label: t("cancelBy"),
								value: "citizen",
								groups: [
									{
										name: null,
										options: [
											{ value: "citizen", text: t("cancelByCitizen") },
											{ value: "office", text: t("cancelByOffice") },
										],
									},
								],
							},
							{
								kind: "lines",
								name: "grund",
								label: t("cancelReason"),
								value: "",
							},
						]}
					/>
				) : null}
				{isBooked && can("appointment:move") ? (
					<ActionForm
						{...common}
						title={t("services")}
						action={changeServicesAction}
						button={t("servicesButton")}
						fields={[
							...appointment.services.flatMap(({ serviceId, quantity }) => {
								const service = catalog.services.find(
									(one) => one.id === serviceId,
								);
								return service
									? [
											{
												kind: "number",
												name: `n-${service.slug}`,
												label: service.text.name,
												value: String(quantity),
												max: service.maxQuantity,
											} as const,
										]
									: [];
							}),
							{
								kind: "choice",
								name: "neu",
								label: t("servicesNew"),
								value: "",
								groups: [
									{
										name: null,
										options: [{ value: "", text: t("servicesNone") }],
									},
									...serviceGroups(catalog),
								],
							},
						]}
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
								kind: "choice",
								name: "minuten",
								label: t("extendBy"),
								value: "10",
								groups: [
									{
										name: null,
										options: EXTRA_MINUTES.map((minutes) => ({
											value: String(minutes),
											text: t("extendMinutes", { minutes }),
										})),
									},
								],
							},
						]}
					/>
				) : null}
				{contact && status !== "cancelled" && can("appointment:book") ? (
					<ActionForm
						{...common}
						title={t("contact")}
						action={correctContactAction}
						button={t("contactButton")}
						fields={[
							{
								kind: "text",
								name: "name",
								label: t("name"),
								value: contact.name,
							},
							{
								kind: "text",
								name: "bookedBy",
								label: t("bookedBy"),
								value: contact.bookedBy ?? "",
							},
							{
								kind: "tel",
								name: "phone",
								label: t("phone"),
								value: contact.phone ?? "",
							},
							{
								kind: "email",
								name: "email",
								label: t("email"),
								value: contact.email ?? "",
							},
						]}
					/>
				) : null}
				{contact?.email && can("appointment:book") ? (
					<ActionForm
						{...common}
						title={t("write")}
						action={writeAction}
						button={t("writeButton")}
						fields={[
							{ kind: "lines", name: "text", label: t("writeText"), value: "" },
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
		</section>
	);
}
