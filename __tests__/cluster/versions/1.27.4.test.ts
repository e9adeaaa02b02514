import { acceptedBy } from '../support/versions';

acceptedBy('1.27.4');
