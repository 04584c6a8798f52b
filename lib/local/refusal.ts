/** Why the host will not start or go on, said to the person at the terminal: no stack, both languages. */
export class Refusal extends Error {
  constructor(chinese: string, english: string) {
    super(`${chinese}\n${english}`);
    this.name = 'Refusal';
  }
}
