/** A folder in memory, as the File System Access API gives one. */

type Entry = { text: string; at: number };

export class Folder {
	readonly files = new Map<string, Entry>();
	/** Thrown by the next write, as when the disk is full. */
	failure: string | undefined;
	#clock = 0;

	put(name: string, text: string): void {
		this.files.set(name, { text, at: ++this.#clock });
	}

	text(name: string): string | undefined {
		return this.files.get(name)?.text;
	}

	/** As the page gets it. */
	get handle(): FileSystemDirectoryHandle {
		const getFileHandle = async (name: string, { create = false } = {}) => {
			if (!this.files.has(name)) {
				if (!create) throw new DOMException('', 'NotFoundError');
				this.put(name, '');
			}
			return {
				getFile: async () => {
					const { text, at } = this.files.get(name)!;
					return new File([text], name, { lastModified: at });
				},
				createWritable: async () => this.#writable(name),
			};
		};
		return { getFileHandle } as unknown as FileSystemDirectoryHandle;
	}

	/** What is written takes its place when it is closed, all of it or nothing. */
	#writable(name: string) {
		let written = '';
		return {
			write: async (text: string) => {
				if (this.failure !== undefined) throw new DOMException('', this.failure);
				written += text;
			},
			close: async () => this.put(name, written),
			abort: async () => undefined,
		};
	}
}
