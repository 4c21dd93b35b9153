/** The little we use of it; the package brings no types. */
declare module "autocannon" {
	interface Options {
		url: string;
		connections: number;
		/** Seconds. */
		duration: number;
		method?: "GET" | "POST";
		headers?: Readonly<Record<string, string>>;
		body?: Buffer;
	}
	interface Result {
		requests: { average: number };
		/** Milliseconds. */
		latency: { p50: number; p97_5: number; p99: number };
		errors: number;
		non2xx: number;
	}
	export default function autocannon(options: Options): Promise<Result>;
}
