import { registerShutdown } from "#lib/runtime/shutdown.ts";
import { startSweeps } from "#scripts/setup/sweeps.ts";

/** Sends mails, tells devices of calls and programs of their appointments, does what people ask for at the sign-in and erases what is due, in this process until it ends; what is under way is finished. */
export async function work(): Promise<void> {
	const { startWorker } = await import(
		"#lib/notifications/delivery/commands/worker.ts"
	);
	const { startAccountWorker } = await import(
		"#lib/staff/commands/work-account-jobs.ts"
	);
	const { startPushWorker } = await import(
		"#lib/queue/push/commands/push-worker.ts"
	);
	const { startHookWorker } = await import(
		"#lib/programs/hooks/commands/hook-worker.ts"
	);
	registerShutdown(await startWorker());
	registerShutdown(await startPushWorker());
	registerShutdown(await startHookWorker());
	registerShutdown(await startAccountWorker());
	registerShutdown(await startSweeps());
}
