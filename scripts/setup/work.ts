import { registerShutdown } from "#lib/runtime/shutdown.ts";
import { startSweeps } from "#scripts/setup/sweeps.ts";

/** Sends mails, does what people ask for at the sign-in and erases what is due, in this process until it ends; what is under way is finished. */
export async function work(): Promise<void> {
	const { startWorker } = await import(
		"#lib/notifications/delivery/commands/worker.ts"
	);
	const { startAccountWorker } = await import(
		"#lib/staff/commands/work-account-jobs.ts"
	);
	registerShutdown(await startWorker());
	registerShutdown(await startAccountWorker());
	registerShutdown(await startSweeps());
}
