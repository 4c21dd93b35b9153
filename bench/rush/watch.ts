import {
	cpuOf,
	cpuOfFamily,
	cpuOfMachine,
	memoryOf,
	memoryOfFamily,
	postmasterOf,
} from "#bench/processes.ts";

/** Who takes part: names and process ids, which change when one is killed. */
type Processes = () => readonly { name: string; pid: number }[];

/** Memory of each, one after the other, in megabytes. */
export type Memory = Record<string, number[]>;
/** Seconds of processor time. */
export type Cpu = Record<string, number>;

/** Looks at the processes now and then. What one that was killed had used until shortly before counts as well. */
export async function watch(
	databaseUrl: string,
	everyMs: number,
	of: Processes,
) {
	const memory: Memory = {};
	const cpu = new Map<string, { name: string; first: number; last: number }>();
	const machine = cpuOfMachine();
	const beganAt = performance.now();
	let postgres = await postmasterOf(databaseUrl);

	function look(): void {
		const at = (name: string, pid: number, used: number, megabytes: number) => {
			if (megabytes === 0) return;
			memory[name] ??= [];
			memory[name].push(megabytes);
			const key = `${name} ${pid}`;
			const known = cpu.get(key);
			// Its start is no load; one that came later is counted from its beginning.
			const first = performance.now() - beganAt < everyMs ? used : 0;
			cpu.set(key, { name, first: known?.first ?? first, last: used });
		};
		for (const { name, pid } of of()) at(name, pid, cpuOf(pid), memoryOf(pid));
		at("PostgreSQL", postgres, cpuOfFamily(postgres), memoryOfFamily(postgres));
	}
	look();
	const looking = setInterval(look, everyMs);
	return {
		memory,
		/** It was started anew, perhaps as another process. */
		async findDatabase(): Promise<void> {
			postgres = await postmasterOf(databaseUrl);
		},
		end() {
			clearInterval(looking);
			look();
			const used: Cpu = {};
			for (const { name, first, last } of cpu.values())
				used[name] = (used[name] ?? 0) + last - first;
			used["whole machine"] = cpuOfMachine() - machine;
			return { used, seconds: (performance.now() - beganAt) / 1_000 };
		},
	};
}
