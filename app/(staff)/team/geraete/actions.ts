"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { again, untouched } from "#components/form/form-state.ts";
import { requireActor } from "#lib/auth/queries/session.ts";
import {
	type MakeRefusal,
	makeDevice,
} from "#lib/devices/commands/make-device.ts";
import {
	type RenewRefusal,
	renewCode,
} from "#lib/devices/commands/renew-code.ts";
import { revokeDevice } from "#lib/devices/commands/revoke-device.ts";
import { newDeviceSchema } from "#lib/devices/rules/schema.ts";
import { DEVICES_PATH } from "#lib/paths/staff.ts";
import { now } from "#lib/runtime/clock.ts";
import { type Sent, sentIn, sentText } from "#lib/sent.ts";
import type { DeviceFormState } from "./_parts/device-state.ts";
import { showCode } from "./_parts/show-code.ts";

/** A new screen and its code. */
export async function makeDeviceAction(
	_: DeviceFormState,
	form: FormData,
): Promise<DeviceFormState> {
	const actor = await requireActor();
	const t = await getTranslations("devices");
	const sent = sentIn(form);
	const device = newDeviceSchema.safeParse({
		...Object.fromEntries(form),
		prints: form.get("kind") === "kiosk" && form.has("prints"),
	});
	if (!device.success)
		return {
			...again(sent, { errors: { name: t("nameMissing") } }),
			shown: null,
		};
	const made = await makeDevice(actor, { ...device.data, now: now() });
	if (!made.ok) return refused(made.error, sent);
	revalidatePath(DEVICES_PATH);
	return {
		...untouched({}),
		shown: await showCode(device.data, made.value),
	};
}

/** Another code for a screen that is there. */
export async function renewCodeAction(
	_: DeviceFormState,
	form: FormData,
): Promise<DeviceFormState> {
	const actor = await requireActor();
	const deviceId = sentText(form, "id");
	const renewed = await renewCode(actor, { deviceId, now: now() });
	if (!renewed.ok) return refused(renewed.error);
	revalidatePath(DEVICES_PATH);
	const { device, ...fresh } = renewed.value;
	return { ...untouched({}), shown: await showCode(device, fresh) };
}

async function refused(
	error: MakeRefusal | RenewRefusal,
	sent: Sent = {},
): Promise<DeviceFormState> {
	const t = await getTranslations("devices.refusals");
	return {
		...again(sent, { notice: { kind: "danger", title: t(error) } }),
		shown: null,
	};
}

/** The screen shows nothing from now on. */
export async function revokeDeviceAction(form: FormData): Promise<void> {
	const actor = await requireActor();
	const deviceId = sentText(form, "id");
	const revoked = await revokeDevice(actor, { deviceId, now: now() });
	redirect(`${DEVICES_PATH}?stand=${revoked.ok ? "getrennt" : revoked.error}`);
}
