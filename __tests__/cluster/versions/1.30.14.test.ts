import { acceptedBy } from '../support/versions';

acceptedBy('1.30.14');
