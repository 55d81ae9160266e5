import { stopDaemons } from './daemon';

afterAll(stopDaemons);
