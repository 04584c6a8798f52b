/** The process's environment as the functions will read it: what is set for them here is taken back when the host stops. */
export interface Environment {
  /** The operator's value, or this one. */
  default(name: string, value: string): string;
  set(name: string, value: string): void;
  remove(name: string): void;
  restore(): void;
}

export function openEnvironment(): Environment {
  const before = new Map<string, string | undefined>();
  const change = (name: string, value: string | undefined) => {
    if (!before.has(name)) before.set(name, process.env[name]);
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  };
  return {
    default(name, value) {
      const given = process.env[name];
      if (given) return given;
      change(name, value);
      return value;
    },
    set: change,
    remove: (name) => change(name, undefined),
    restore() {
      for (const [name, value] of before) change(name, value);
    },
  };
}
