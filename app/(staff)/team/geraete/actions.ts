"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { requireActor } from "#lib/auth/queries/session.ts";
import { makeDevice } from "#lib/devices/commands/make-device.ts";
import { renewCode } from "#lib/devices/commands/renew-code.ts";
import { revokeDevice } from "#lib/devices/commands/revoke-device.ts";
import { newDeviceSchema } from "#lib/devices/rules/schema.ts";
import { DEVICES_PATH } from "#lib/paths/staff.ts";
import { now } from "#lib/runtime/clock.ts";
import type { DeviceFormState } from "./_parts/device-state.ts";
import { showCode } from "./_parts/show-code.ts";

/** A new screen and its code. */
export async function makeDeviceAction(
	_: DeviceFormState,
	form: FormData,
): Promise<DeviceFormState> {
	const actor = await requireActor();
	const device = newDeviceSchema.safeParse({
		...Object.fromEntries(form),
		prints: form.get("kind") === "kiosk" && form.has("prints"),
	});
	if (!device.success) return { shown: null, refusal: "name-missing" };
	const made = await makeDevice(actor, { ...device.data, now: now() });
	if (!made.ok) return { shown: null, refusal: made.error };
	revalidatePath(DEVICES_PATH);
	return { shown: await showCode(device.data, made.value), refusal: null };
}

/** Another code for a screen that is there. */
export async function renewCodeAction(
	_: DeviceFormState,
	form: FormData,
): Promise<DeviceFormState> {
	const actor = await requireActor();
	const deviceId = String(form.get("id") ?? "");
	const renewed = await renewCode(actor, { deviceId, now: now() });
	if (!renewed.ok) return { shown: null, refusal: renewed.error };
	revalidatePath(DEVICES_PATH);
	const { device, ...fresh } = renewed.value;
	return { shown: await showCode(device, fresh), refusal: null };
}

/** The screen shows nothing from now on. */
export async function revokeDeviceAction(form: FormData): Promise<void> {
	const actor = await requireActor();
	const deviceId = String(form.get("id") ?? "");
	const revoked = await revokeDevice(actor, { deviceId, now: now() });
	redirect(`${DEVICES_PATH}?stand=${revoked.ok ? "getrennt" : revoked.error}`);
}
